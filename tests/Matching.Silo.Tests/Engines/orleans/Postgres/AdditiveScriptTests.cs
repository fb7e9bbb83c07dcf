using System.Text.RegularExpressions;
using Matching.Silo.Engines.Migrations;

namespace Matching.Silo.Tests.Engines.Postgres;

/// <summary>Scripts run while silos of the version before go on reading and writing: they add, and take nothing away that those know.</summary>
public sealed partial class AdditiveScriptTests
{
    [Fact]
    public void Scripts_OfAllMigrations_OnlyAdd() =>
        Assert.Empty(Migrator.Scripts().SelectMany(script => TakenAway(script.Script).Select(what => $"{script.Name}: {what}")));

    [Theory]
    [InlineData("DROP TABLE orleansstorage;")]
    [InlineData("ALTER TABLE orleansstorage DROP COLUMN modifiedon;")]
    [InlineData("alter table orleansstorage\n    rename column modifiedon to changed;")]
    [InlineData("ALTER TABLE orleansstorage ALTER COLUMN version TYPE bigint;")]
    [InlineData("ALTER TABLE orleansstorage ALTER COLUMN payloadbinary SET NOT NULL;")]
    [InlineData("ALTER TABLE orleansstorage ADD COLUMN region text NOT NULL;")]
    [InlineData("DELETE FROM orleansquery WHERE querykey = 'ReadFromStorageKey';")]
    [InlineData("TRUNCATE orleansreminderstable;")]
    [InlineData("DO $$ BEGIN EXECUTE 'DROP ' || 'TABLE orleansstorage'; END $$;")]
    public void TakenAway_OfAScriptThatTheVersionBeforeWouldMiss_IsSeen(string script) => Assert.Single(TakenAway(script));

    [Theory]
    [InlineData("ALTER TABLE orleansstorage ADD COLUMN region text; CREATE INDEX by_region ON orleansstorage (region);")]
    [InlineData("ALTER TABLE orleansstorage ADD COLUMN region text NOT NULL DEFAULT '';")]
    [InlineData("-- DROP TABLE of old\nINSERT INTO orleansquery VALUES ('DeleteStorageKey', $$DELETE FROM orleansstorage$$);")]
    public void TakenAway_OfAScriptThatAdds_IsNothing(string script) => Assert.Empty(TakenAway(script));

    /// <summary>Statements that are stored or defined for later, in quotes, and comments are no part of what the script does.</summary>
    private static IEnumerable<string> TakenAway(string script) =>
        Taking().Matches(NotRun().Replace(script, "''")).Select(match => match.Value);

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/|(\$\w*\$).*?\1|'[^']*'", RegexOptions.Singleline)]
    private static partial Regex NotRun();

    [GeneratedRegex(
        @"\bDROP\s+\w+|\bDO\b|\bRENAME\b|\bTRUNCATE\b|\bDELETE\s+FROM\b|\bALTER\s+COLUMN\s+\w+\s+((SET\s+DATA\s+)?TYPE|SET\s+NOT\s+NULL)\b|\bADD\s+COLUMN\s(?![^,;]*\bDEFAULT\b)[^,;]*\bNOT\s+NULL\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Taking();
}
