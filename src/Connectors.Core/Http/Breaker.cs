using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Rests a connection whose vendor does not work, or does not let it in: opens after so many faults in a row, then lets one request
/// probe at a time. Thread-safe.</summary>
internal sealed class Breaker(int faults, TimeSpan pause, TimeProvider time)
{
    // One refused login may be a vendor under load, one missing right that of a record; more in a row are a matter for a person, which no asking
    // makes better.
    private const int Logins = 3;
    private const int Rights = 10;
    private static readonly TimeSpan PersonPause = TimeSpan.FromMinutes(5);
    private readonly Lock _gate = new();
    private int _inARow;
    private int _refusalsInARow;
    private TimeSpan _rest;
    private long _openedAt;
    private bool _isOpen;
    private bool _isProbing;

    /// <summary>Why it rests: <c>Authentication</c> or <c>Authorisation</c> when a person must do something, else <c>Transient</c>.</summary>
    public FaultKind Reason { get; private set; } = FaultKind.Transient;

    /// <summary>Null when a request may go (the one that probes included), else the time to the next probe.</summary>
    public TimeSpan? Enter()
    {
        lock (_gate)
        {
            if (!_isOpen)
                return null;
            var left = _rest - time.GetElapsedTime(_openedAt);
            if (left > TimeSpan.Zero)
                return left;
            if (_isProbing)
                return _rest;
            _isProbing = true;
            return null;
        }
    }

    /// <summary>Counts an attempt that ended.</summary>
    /// <param name="failed">True for a passing fault, false for any answer of a working vendor, null when it tells nothing (cancelled).</param>
    /// <param name="refusal"><c>Authentication</c> or <c>Authorisation</c> when the vendor works and does not let us in, else null.</param>
    /// <returns>True when this opened the breaker, false when it closed it, null when nothing changed.</returns>
    public bool? Leave(bool? failed, FaultKind? refusal = null)
    {
        lock (_gate)
        {
            var wasProbe = _isOpen && _isProbing;
            _isProbing = false;
            if (failed is null)
                return null;
            if (refusal is { } kind)
                return ++_refusalsInARow < (kind == FaultKind.Authentication ? Logins : Rights) && !(wasProbe && Reason != FaultKind.Transient)
                    ? Close() : Open(PersonPause, kind);
            _refusalsInARow = 0;
            if (!failed.Value)
                return Close();
            _inARow++;
            return !wasProbe && (_isOpen || _inARow < faults) ? null : Open(pause, FaultKind.Transient);
        }
    }

    private bool? Close()
    {
        _inARow = 0;
        (var wasOpen, _isOpen) = (_isOpen, false);
        return wasOpen ? false : null;
    }

    private bool? Open(TimeSpan rest, FaultKind reason)
    {
        (_isOpen, _openedAt, _rest, Reason) = (true, time.GetTimestamp(), rest, reason);
        return true;
    }
}
