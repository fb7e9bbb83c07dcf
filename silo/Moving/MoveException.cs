namespace Matching.Silo.Moving;

/// <summary>A store cannot be exported or imported; the message says why, and the cure.</summary>
internal sealed class MoveException(string message) : Exception(message);
