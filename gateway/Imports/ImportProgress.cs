namespace Matching.Gateway.Imports;

/// <summary>How far an import is: rows read and bytes read so far.</summary>
public readonly record struct ImportProgress(int Rows, long Bytes);
