using System.Runtime.InteropServices;

namespace Connectors.Jira;

/// <summary>A record in the bytes of an answer.</summary>
/// <param name="Object">What it is.</param>
/// <param name="Start">First byte.</param>
/// <param name="Length">Number of bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JiraFound(string Object, int Start, int Length);
