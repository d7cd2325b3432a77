namespace Connectors.Tool;

/// <summary>What the values of a field look like.</summary>
internal enum ValueShape
{
    /// <summary>No value was seen, or each looks different.</summary>
    Unknown = 0,
    /// <summary>True and false.</summary>
    Boolean,
    /// <summary>T and F, yes and no.</summary>
    BooleanText,
    /// <summary>Whole numbers.</summary>
    Integer,
    /// <summary>Numbers with a fraction.</summary>
    Decimal,
    /// <summary>Dates without time.</summary>
    Date,
    /// <summary>Stamps with an offset.</summary>
    Instant,
    /// <summary>Stamps without an offset.</summary>
    LocalStamp,
    /// <summary>Hours and minutes.</summary>
    Clock,
    /// <summary>Three capitals.</summary>
    Currency,
    /// <summary>Two capitals.</summary>
    TwoLetters,
    /// <summary>E-mail addresses.</summary>
    Email,
    /// <summary>Web addresses and paths.</summary>
    Url,
    /// <summary>Telephone numbers.</summary>
    Phone,
    /// <summary>Amounts written for people, with the sign of a currency.</summary>
    MoneyText,
    /// <summary>Names of time zones.</summary>
    TimeZone,
    /// <summary>Long ids of letters and digits.</summary>
    Opaque,
    /// <summary>Short codes with digits or in capitals.</summary>
    Code,
    /// <summary>A few words.</summary>
    Label,
    /// <summary>Sentences.</summary>
    Prose,
}
