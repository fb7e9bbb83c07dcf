namespace Matching.Silo.Engines.Migrations;

/// <summary>The database cannot be brought to this version; the message says why, and the cure.</summary>
internal sealed class MigrationException(string message) : Exception(message);
