namespace Connectors.Mapping;

/// <summary>A record beside the main one that a mapping looks into.</summary>
/// <param name="Name">Name in the mapping, such as <c>story</c>; <c>story.custom</c> for the custom fields of that record, <c>custom</c> for those of
/// the main record.</param>
/// <param name="Object">Vendor's resource by which it is found among the related records, such as <c>stories</c> or <c>custom:stories</c>; null in
/// derivations.</param>
/// <param name="Entity">Contract, in derivations; else null.</param>
/// <param name="By">Path of the field that holds its key; empty when the main record's own key is meant.</param>
/// <param name="Fields">Fields that are used, dotted; empty when the mapping uses none or the whole record.</param>
public sealed record RelatedNeed(string Name, string? Object, string? Entity, string By, ImmutableArray<string> Fields);
