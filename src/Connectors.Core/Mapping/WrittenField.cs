using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>A field of the vendor that a mapping writes.</summary>
/// <param name="Path">Dotted path in the vendor's body, such as <c>status.id</c>; a list is named as a whole.</param>
/// <param name="Class">The most careful class of what is written there.</param>
public sealed record WrittenField(string Path, DataClass Class);
