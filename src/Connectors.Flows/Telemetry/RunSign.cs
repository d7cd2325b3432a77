using System.Diagnostics;

namespace Connectors.Flows;

/// <summary>The activity and the log scope of a run, while it is carried on.</summary>
internal readonly struct RunSign(Activity? span, IDisposable? scope) : IDisposable
{
    public void Dispose()
    {
        scope?.Dispose();
        span?.Dispose();
    }
}
