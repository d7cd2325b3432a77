namespace Connectors.Mapping;

/// <summary>A member of an object in a document.</summary>
internal sealed record DocumentMember(string Key, DocumentNode Value);
