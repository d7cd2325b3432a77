using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Notes while a record is written which fields had a value, and which alternative gave it.</summary>
/// <param name="marks">A byte for each place.</param>
internal struct Tracing(byte[] marks)
{
    private int _place;

    public void Note(Session session, Rule rule, bool hasValue) => marks[_place++] = !hasValue ? RecordProvenance.Absent
        : rule is FirstOfRule or WhenRule || rule.HasDefault && session.Chosen == Session.FellBack
            ? (byte)(RecordProvenance.Present + 1 + session.Chosen)
            : RecordProvenance.Present;
}
