using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>Reads off a member's name what its values look like.</summary>
internal static class MemberSenses
{
    public static MemberSense Of(EntityMember member) => (member.ValueKind, member.Name) switch
    {
        (MemberKind.Decimal, "percentComplete" or "probability" or "billableTarget" or "fte" or "targetMargin" or "discountPct") => MemberSense.Share,
        (not MemberKind.Text, _) => MemberSense.Any,
        _ when member.Path is "emails.address" or "workEmail" => MemberSense.Email,
        _ when member.Path is "phones.number" => MemberSense.Phone,
        (_, "website" or "url") => MemberSense.Url,
        (_, "currency" or "currencies") => MemberSense.Currency,
        _ when member.Path is "fx.from" or "fx.to" => MemberSense.Currency,
        (_, "country") => MemberSense.Country,
        (_, "timeZone") => MemberSense.TimeZone,
        (_, "notes" or "body" or "message" or "note" or "internalNote" or "comment" or "raw") => MemberSense.Prose,
        (_, "name" or "title" or "legalName" or "full" or "given" or "family" or "middle" or "preferred" or "legal" or "city" or "merchant")
            => MemberSense.Label,
        (_, "number" or "code" or "displayId" or "workerNumber" or "poNumber" or "taxId" or "wbs" or "postalCode" or "regionCode")
            => MemberSense.Code,
        _ => MemberSense.Any,
    };
}
