namespace Connectors.Mapping;

/// <summary>Why a field has no value.</summary>
public enum AbsenceCause
{
    /// <summary>It has one.</summary>
    None = 0,
    /// <summary>Neither the mapping nor the contract has such a field.</summary>
    NoSuchField,
    /// <summary>The contract has the member, the mapping has no rule for it.</summary>
    NoRule,
    /// <summary>Other fields make up what stands there: ask for one of them.</summary>
    MadeOfFields,
    /// <summary>The list has fewer elements.</summary>
    NoElement,
    /// <summary>The rule only writes to the vendor (<c>access</c>, or a path for writing alone).</summary>
    WriteOnly,
    /// <summary>The rule only reads from the vendor: a written body has no such field.</summary>
    ReadOnly,
    /// <summary>The source has nothing there, or null.</summary>
    SourceAbsent,
    /// <summary>The source has a blank text, which counts as absent.</summary>
    SourceBlank,
    /// <summary>No condition of the rule holds.</summary>
    ConditionFalse,
    /// <summary>The record that the path continues in did not travel along.</summary>
    RelatedMissing,
    /// <summary>The vendor does not show all of the record to the credential, so that nothing of it is mapped.</summary>
    NotVisible,
    /// <summary>The value was refused; the record is not mapped.</summary>
    Refused,
    /// <summary>There is a value, and the rule makes nothing of it, such as the third part of a text that has two.</summary>
    NothingMade,
}
