namespace Connectors.Http;

/// <summary>Rests a connection whose vendor does not work: opens after so many passing faults in a row, then lets one request probe at a time.
/// Thread-safe.</summary>
internal sealed class Breaker(int faults, TimeSpan pause, TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _inARow;
    private long _openedAt;
    private bool _isOpen;
    private bool _isProbing;

    /// <summary>Null when a request may go (the one that probes included), else the time to the next probe.</summary>
    public TimeSpan? Enter()
    {
        lock (_gate)
        {
            if (!_isOpen)
                return null;
            var left = pause - time.GetElapsedTime(_openedAt);
            if (left > TimeSpan.Zero)
                return left;
            if (_isProbing)
                return pause;
            _isProbing = true;
            return null;
        }
    }

    /// <summary>Counts an attempt that ended.</summary>
    /// <param name="failed">True for a passing fault, false for any answer of a working vendor, null when it tells nothing (cancelled).</param>
    /// <returns>True when this opened the breaker, false when it closed it, null when nothing changed.</returns>
    public bool? Leave(bool? failed)
    {
        lock (_gate)
        {
            var wasProbe = _isOpen && _isProbing;
            _isProbing = false;
            if (failed is null)
                return null;
            if (!failed.Value)
            {
                _inARow = 0;
                (var wasOpen, _isOpen) = (_isOpen, false);
                return wasOpen ? false : null;
            }
            _inARow++;
            if (!wasProbe && (_isOpen || _inARow < faults))
                return null;
            (_isOpen, _openedAt) = (true, time.GetTimestamp());
            return true;
        }
    }
}
