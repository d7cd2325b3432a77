namespace Connectors.Workday;

/// <summary>What is read of a SOAP service, and how it is asked for.</summary>
/// <param name="Slice">Cuts its records.</param>
/// <param name="Call">Asks for one page.</param>
internal sealed record SoapResource(IRecordSlice Slice, Func<ReadWindow, SoapCall> Call)
{
    /// <summary>Parts that records have to have; empty where records have no parts.</summary>
    public Func<ImmutableArray<string>, ImmutableArray<ResponseGroup>> Groups { get; init; } = _ => [];

    /// <summary>Whether one unknown reference fails the call for all of them: then they are asked for one by one after such a failure.</summary>
    public bool FailsAsWhole { get; init; }
}
