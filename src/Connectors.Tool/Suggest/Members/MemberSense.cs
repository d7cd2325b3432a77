namespace Connectors.Tool;

/// <summary>What kind of text or number a member holds, beyond what the contract says.</summary>
internal enum MemberSense
{
    /// <summary>Nothing particular.</summary>
    Any = 0,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A telephone number.</summary>
    Phone,
    /// <summary>A web address.</summary>
    Url,
    /// <summary>A code of ISO 4217.</summary>
    Currency,
    /// <summary>A country.</summary>
    Country,
    /// <summary>A time zone.</summary>
    TimeZone,
    /// <summary>Sentences.</summary>
    Prose,
    /// <summary>A few words.</summary>
    Label,
    /// <summary>A number or code that people quote.</summary>
    Code,
    /// <summary>A share, 0 to 1.</summary>
    Share,
}
