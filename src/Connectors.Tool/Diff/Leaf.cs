using System.Text.Json;

namespace Connectors.Tool;

/// <summary>One value of a document, and where.</summary>
/// <param name="Pointer">JSON Pointer.</param>
/// <param name="Field">The same with <c>*</c> for each index, so that elements of a list count as one field.</param>
/// <param name="Value">The value; belongs to a document that lives for one record.</param>
internal readonly record struct Leaf(string Pointer, string Field, JsonElement Value);
