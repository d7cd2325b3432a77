namespace Connectors.Adapters.Tests.Laws;

/// <summary>How many cases got how far: a law that nothing reaches proves nothing.</summary>
internal sealed class LawTally
{
    public int Cases { get; set; }

    public int Read { get; set; }

    /// <summary>Cases whose read record was written back and compared.</summary>
    public int WrittenBack { get; set; }

    /// <summary>Cases whose changed record was written and read again.</summary>
    public int ReadAgain { get; set; }

    /// <summary>Vendor fields and canonical values compared.</summary>
    public int Compared { get; set; }

    public override string ToString() =>
        $"{Cases} cases, {Read} readable, {WrittenBack} written back, {ReadAgain} written and read again, {Compared} values compared";
}
