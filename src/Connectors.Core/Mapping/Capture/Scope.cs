using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>What the paths of a rule are relative to: a record, or an element of a list inside one. Belongs to one run.</summary>
internal sealed class Scope(Session session, Shape shape, Scope? parent = null, string pointer = "")
{
    private const int MostKept = 1024 * 1024;
    private readonly Slot[] _slots = new Slot[shape.SlotCount];
    private byte[] _bytes = [];
    private byte[] _own = [];
    private int _start;
    private int _element;
    private Utf8Text? _readable;
    private int _readableOf = -1;

    public Session Session => session;

    /// <summary>What somebody made of this record for all that point to it, and who did; of a record beside others only.</summary>
    public (object? By, object? Made) Kept { get; set; }

    /// <summary>1-based position among the elements that a list took so far.</summary>
    public int Position { get; set; }

    /// <summary>Takes in a record or the next element.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    public string? Load(ReadOnlyMemory<byte> json, int element = -1)
    {
        // Pages are arrays; what is none is copied once, so that values need no more than an array and a place.
        var bytes = MemoryMarshal.TryGetArray(json, out var segment) ? segment : json.ToArray();
        (_bytes, _start, _element) = (bytes.Array!, bytes.Offset, element);
        _readableOf = -1;
        Array.Clear(_slots);
        var readable = Math.Min(_bytes.Length - _start, bytes.Count + FastWalk.Ahead);
        return Walker.Walk(new(_bytes, _start, readable), bytes.Count, shape, _slots);
    }

    /// <summary>Takes in a row of a CSV page.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    public string? Load(CsvRow row, Plan plan)
    {
        if (plan.RowsOf(row.Page.Columns).Fields is not { } fields)
            return Load(row.Json);
        _readableOf = -1;
        Array.Clear(_slots);
        var problem = RowWalk.Walk(row, fields, _slots, ref _own, out var isCopied);
        (_bytes, _start, _element) = (isCopied ? _own : row.Page.Bytes, isCopied ? 0 : CsvPlace.At(row.Places[0]), -1);
        if (shape.Root.Slot >= 0)
            _slots[shape.Root.Slot] = new(0, Math.Max(1, row.Bytes.Length), JsonTokenType.StartObject, false);
        return problem;
    }

    /// <summary>Lets go of the record.</summary>
    public void Release()
    {
        (_bytes, _readableOf) = ([], -1);
        _readable?.Release();
        if (_own.Length > MostKept)
            _own = [];
    }

    /// <summary>The text of a rich text; taken out of its document once for all rules that ask, and gone when another document is asked
    /// for.</summary>
    public ReadOnlySpan<byte> ReadableOf(SlotRef at)
    {
        var owner = at.Own >= 0 ? this : Owner(at);
        return owner is null ? default : owner.Readable(at.Index);
    }

    public RawValue this[SlotRef at]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)at.Own < (uint)_slots.Length ? Own(at.Own) : Elsewhere(at);
    }

    /// <summary>Kind and spelling of a value, as <see cref="RawValue.Spelling"/> has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsonTokenType Spelling(SlotRef at, out ReadOnlySpan<byte> text)
    {
        var own = at.Own;
        return (uint)own < (uint)_slots.Length ? SpellingOwn(own, out text) : SpellingElsewhere(at, out text);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonTokenType SpellingOwn(int index, out ReadOnlySpan<byte> text)
    {
        ref readonly var slot = ref _slots[index];
        var quotes = slot.Kind == JsonTokenType.String ? 1 : 0;
        text = slot.IsEscaped || slot.Kind is < JsonTokenType.String or JsonTokenType.Null ? default
            : new(_bytes, _start + slot.Start + quotes, slot.Length - 2 * quotes);
        return slot.Kind;
    }

    /// <summary>Whether a slot of this record is known to hold nothing, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAbsent(int slot) => (uint)slot < (uint)_slots.Length && _slots[slot].Kind is (JsonTokenType.None or JsonTokenType.Null);

    /// <summary>The record or element around this one, so many lists further out.</summary>
    public Scope Around(int up)
    {
        var scope = this;
        for (; up > 0 && scope.Parent is not null; up--)
            scope = scope.Parent;
        return scope;
    }

    /// <summary>JSON Pointer of a value inside the whole record.</summary>
    public string PointerOf(SlotRef at) => at.Relation >= 0 ? at.Pointer : Around(at.Up).Place() + at.Pointer;

    private RawValue Own(int index)
    {
        if ((uint)index >= (uint)_slots.Length)
            return default;
        ref readonly var slot = ref _slots[index];
        return slot.Length == 0 ? default : new(_bytes, _start + slot.Start, slot.Length, slot.Kind, slot.IsEscaped);
    }

    private RawValue Elsewhere(SlotRef at) => Owner(at)?.Own(at.Index) ?? default;

    /// <summary>The record or element that a value is of.</summary>
    private Scope? Owner(SlotRef at) => at.Relation >= 0 ? session.Related(at.Relation) : Around(at.Up);

    private ReadOnlySpan<byte> Readable(int index)
    {
        var text = _readable ??= new();
        if (_readableOf != index)
            AdfText.Write(Own(index).Span, text);
        _readableOf = index;
        return text.Written;
    }

    private JsonTokenType SpellingElsewhere(SlotRef at, out ReadOnlySpan<byte> text)
    {
        text = default;
        return Owner(at) is { } owner && (uint)at.Index < (uint)owner._slots.Length ? owner.SpellingOwn(at.Index, out text) : JsonTokenType.None;
    }

    private Scope? Parent => parent;

    private string Place() => _element < 0 ? pointer : $"{pointer}/{_element.ToString(CultureInfo.InvariantCulture)}";
}
