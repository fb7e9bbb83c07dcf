using System.CommandLine;
using Matching.Gateway.Auth;
using Matching.Silo.Hosting;

namespace Matching.Silo.Commands;

/// <summary>Prints a development token and nothing else, so that a shell can take it: <c>TOKEN=$(… token --municipality se-0580)</c>.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var municipality = new Option<string>("--municipality") { Description = "Whose token, such as se-0580", Required = true };
        var role = new Option<string>("--role") { Description = $"One of {string.Join(", ", Roles.All)}", DefaultValueFactory = _ => Roles.Coordinator };
        var hours = new Option<int>("--hours") { Description = "How long it is good for", DefaultValueFactory = _ => 8 };
        var region = new Option<string?>("--region") { Description = "The one region it is good for" };
        var authority = new Option<string?>("--authority") { Description = "For whom a coordinator works: social-services (default) or guardianship" };
        authority.AcceptOnlyFromAmong("social-services", "guardianship");
        var command = new Command("token", "Print a development token for the HTTP API.") { municipality, role, hours, region, authority };
        host.AddTo(command);
        command.SetAction((parsed, _) => StartFailure.Guard(() =>
        {
            var options = ReadOptions(host.Settings(parsed));
            Console.WriteLine(DevelopmentTokens.Issue(
                options, parsed.GetValue(municipality)!, parsed.GetValue(role)!, TimeSpan.FromHours(parsed.GetValue(hours)), TimeProvider.System, parsed.GetValue(region),
                parsed.GetValue(authority) switch { "guardianship" => Authority.Guardianship, "social-services" => Authority.SocialServices, _ => null }));
            return Task.FromResult(0);
        }));
        return command;
    }

    private static GatewayAuthOptions ReadOptions(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddMatchingSettings(settings);
        return configuration.GetSection(GatewayAuthOptions.Section).Get<GatewayAuthOptions>() ?? new();
    }
}
