global using System.Collections.Immutable;
global using Matching.Contracts.Values;
global using Orleans;
global using Orleans.Runtime;
