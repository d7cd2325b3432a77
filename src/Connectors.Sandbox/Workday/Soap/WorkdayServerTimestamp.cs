using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>The vendor's clock, which entry moments are told by.</summary>
internal static class WorkdayServerTimestamp
{
    public static XElement Answer(WorkdayCall call) =>
        call.Answer("Server_Timestamp", call.Rendering.Moment("Server_Timestamp_Data", call.State.Now));
}
