using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Matching.Bench.Tests;

/// <summary>
/// BenchmarkDotNet counts the bytes; times are not looked at. A debug build will do: what the core allocates does not depend on optimisation.
/// </summary>
public sealed class MemoryGateTests(MemoryGateTests.Figures figures) : IClassFixture<MemoryGateTests.Figures>
{
    /// <summary>
    /// A batch sorts rented arrays and shares one work item between its threads; neither grows with needs or pairs. The smallest object for each of
    /// the 64 needs would be more.
    /// </summary>
    private const long MaxBytesOfABatch = 1_024;

    [Theory]
    [InlineData(nameof(ScoringBenchmark.BestOfEachNeed))]
    [InlineData(nameof(ScoringBenchmark.BestOfEachNeed_MoreThanTheShortListHolds))]
    [InlineData(nameof(ScoringBenchmark.BestOfEachNeed_ManyExcluded))]
    [InlineData(nameof(ScoringBenchmark.PricedPairsOfEachNeed))]
    public void OneNeed_SteadyState_AllocatesNothing(string benchmark) => Assert.Equal(0, figures.Bytes[benchmark]);

    [Theory]
    [InlineData(nameof(ScoringBenchmark.Batch))]
    [InlineData(nameof(ScoringBenchmark.BatchOfTwoThreads))]
    [InlineData(nameof(ScoringBenchmark.CountOfEligible))]
    [InlineData(nameof(ScoringBenchmark.CountOfEligibleByTwoThreads))]
    public void Batch_SteadyState_AllocatesNothingForEachNeed(string benchmark) => Assert.InRange(figures.Bytes[benchmark], 0, MaxBytesOfABatch);

    [Fact]
    public void Control_OneObjectForEachNeed_IsSeen() => Assert.InRange(figures.Bytes[nameof(ScoringBenchmark.Control)], 16, 64);

    /// <summary>Runs the benchmarks once for all tests.</summary>
    public sealed class Figures
    {
        public Figures()
        {
            var job = Job.Dry.WithToolchain(InProcessNoEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(1).WithInvocationCount(16).WithUnrollFactor(16);
            var config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(NullLogger.Instance).WithOptions(ConfigOptions.DisableOptimizationsValidator)
                .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "matching-benchmarks"));
            Bytes = BenchmarkRunner.Run<ScoringBenchmark>(config).Reports.ToDictionary(Name, report => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? -1);
        }

        /// <summary>Bytes allocated for one operation, by benchmark.</summary>
        public Dictionary<string, long> Bytes { get; }

        private static string Name(BenchmarkReport report) => report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
    }
}
