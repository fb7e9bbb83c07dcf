namespace Matching.Silo.Demo;

/// <summary>The service refused a step of the demo.</summary>
internal sealed class DemoException(Problem problem) : Exception($"{problem.Detail} {problem.Cure}".TrimEnd());
