using System.Reflection;

namespace Connectors.Contracts;

/// <summary>What the attributes of a member say. Read when somebody asks, since that takes longer than all else about a member.</summary>
/// <param name="DataClass">How careful to be with it.</param>
internal sealed record MemberMarks(DataClass DataClass)
{
    public int? MaxLength { get; init; }

    public bool BlankIsValue { get; init; }

    public DeprecatedAttribute? Deprecated { get; init; }

    /// <param name="property">The member.</param>
    /// <param name="value">The type of its value, or of an item of the list.</param>
    /// <param name="outer">The class of the object that it stands in.</param>
    public static MemberMarks Of(PropertyInfo property, Type value, DataClass outer)
    {
        var ownClass = property.GetCustomAttribute<DataClassAttribute>()?.Value ?? outer;
        var typeClass = value.GetCustomAttribute<DataClassAttribute>()?.Value ?? outer;
        return new(Strictest(outer, Strictest(ownClass, typeClass)))
        {
            MaxLength = property.GetCustomAttribute<TextLengthAttribute>()?.Max,
            BlankIsValue = property.IsDefined(typeof(BlankIsValueAttribute), inherit: false),
            Deprecated = property.GetCustomAttribute<DeprecatedAttribute>(),
        };
    }

    private static DataClass Strictest(DataClass one, DataClass other) => one > other ? one : other;
}
