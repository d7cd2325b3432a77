namespace Connectors.Contracts;

/// <summary>States that a blank text is a value of this member; everywhere else a vendor's blank text counts as absent.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BlankIsValueAttribute : Attribute;
