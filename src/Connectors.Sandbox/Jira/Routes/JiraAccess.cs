namespace Connectors.Sandbox;

/// <summary>Who may call a route.</summary>
internal enum JiraAccess
{
    /// <summary>Anyone; without a login it sees nothing, and says so with 200 or 404.</summary>
    Anyone,

    /// <summary>Whoever is logged in.</summary>
    User,

    /// <summary>An OAuth app.</summary>
    App,
}
