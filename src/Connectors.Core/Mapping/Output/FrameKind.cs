namespace Connectors.Mapping;

/// <summary>What a frame of <see cref="JsonOutput"/> stands for.</summary>
internal enum FrameKind
{
    /// <summary>One value: a member's or an item's.</summary>
    Value = 0,
    /// <summary>An object.</summary>
    Object,
    /// <summary>An array.</summary>
    Array,
}
