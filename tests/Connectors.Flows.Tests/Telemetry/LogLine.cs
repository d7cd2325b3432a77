using Microsoft.Extensions.Logging;

namespace Connectors.Flows.Tests;

/// <summary>A line of a log, with all that a sink would see of it.</summary>
internal sealed record LogLine(int Id, LogLevel Level, string Text, string Scopes);
