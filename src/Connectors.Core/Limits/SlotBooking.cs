namespace Connectors.Limits;

/// <summary>A slot that was booked, and what was read along with it.</summary>
internal sealed record SlotBooking(RateSlot Slot, RefusalBoard Board);
