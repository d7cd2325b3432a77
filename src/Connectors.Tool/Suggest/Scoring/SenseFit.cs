namespace Connectors.Tool;

/// <summary>Whether values look as those of a member with a form of its own do: 1 yes, 0 says nothing, -1 no.</summary>
internal static class SenseFit
{
    public static double Of(FieldProfile profile, MemberSense sense) => (sense, profile.Shape) switch
    {
        (_, ValueShape.Unknown) => 0,
        (MemberSense.Email, ValueShape.Email) or (MemberSense.Phone, ValueShape.Phone) or (MemberSense.Url, ValueShape.Url)
            or (MemberSense.Currency, ValueShape.Currency) or (MemberSense.TimeZone, ValueShape.TimeZone)
            or (MemberSense.Country, ValueShape.TwoLetters) => 1,
        (MemberSense.Country, ValueShape.Label) => 0,
        (MemberSense.Share, ValueShape.Decimal or ValueShape.Integer) => profile.IsWithin(100) ? 0.5 : -1,
        (MemberSense.Prose, ValueShape.Prose) => 1,
        (MemberSense.Prose, ValueShape.Label) => 0.2,
        (MemberSense.Label, ValueShape.Label) => 0.4,
        (MemberSense.Code, ValueShape.Code or ValueShape.Integer or ValueShape.Opaque) => 0.4,
        (MemberSense.Email or MemberSense.Phone or MemberSense.Url or MemberSense.Currency or MemberSense.TimeZone or MemberSense.Country, _) => -1,
        (_, ValueShape.Email or ValueShape.Phone or ValueShape.Url or ValueShape.TimeZone) => -1,
        (not MemberSense.Prose, ValueShape.Prose) => -1,
        _ => 0,
    };
}
