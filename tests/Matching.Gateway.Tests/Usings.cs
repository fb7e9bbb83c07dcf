global using System.Net;
global using System.Net.Http.Json;
global using System.Text.Json.Nodes;
global using Matching.Contracts.Values;
global using Matching.Gateway.Auth;
global using Matching.Gateway.Tests.Support;
global using Microsoft.Extensions.DependencyInjection;
global using Orleans;
