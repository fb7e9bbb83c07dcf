global using Matching.Testing;
global using Orleans;
global using Orleans.Runtime;
