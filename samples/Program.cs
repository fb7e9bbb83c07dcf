using System.CommandLine;
using Matching.Samples.Generation;
using Matching.Samples.Generation.Plans;

var region = new Argument<string>("region") { Description = "Which region to write." };
region.AcceptOnlyFromAmong([.. RegionPlans.All.Select(p => p.Name)]);
var seed = new Option<ulong>("--seed") { Description = "The same seed writes the same bytes.", DefaultValueFactory = _ => 1 };
var folder = new Option<string?>("--out") { Description = "Where to write; samples/<region> if not given." };

var command = new RootCommand("Writes the files of a sample region. Everyone in them is invented.") { region, seed, folder };
command.SetAction(parsed =>
{
    var plan = RegionPlans.All.Single(p => p.Name == parsed.GetRequiredValue(region));
    var target = Directory.CreateDirectory(parsed.GetValue(folder) ?? Path.Combine("samples", plan.Name));
    foreach (var file in GeneratedRegion.From(plan, parsed.GetValue(seed)).Files())
        File.WriteAllText(Path.Combine(target.FullName, file.Name), file.Text);
    Console.WriteLine($"Wrote {plan.Name} to {target.FullName}");
});
return command.Parse(args).Invoke();
