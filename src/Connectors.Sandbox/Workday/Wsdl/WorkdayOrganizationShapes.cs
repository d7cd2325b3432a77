namespace Connectors.Sandbox;

/// <summary>Types of organisations.</summary>
internal static class WorkdayOrganizationShapes
{
    public const string Text = """
        Get_Organizations_RequestType: Request_References Organization_Request_ReferencesType, Request_Criteria
            Organization_Request_CriteriaType, Response_Filter Response_FilterType, Response_Group Organization_Response_GroupType, @version
            string
        Get_Organizations_ResponseType: Request_References Organization_Request_ReferencesType, Request_Criteria
            Organization_Request_CriteriaType, Response_Filter Response_FilterType, Response_Group Organization_Response_GroupType,
            Response_Results Response_ResultsType, Response_Data Organizations_Response_DataType, @version string
        Organization_Request_ReferencesType: Organization_Reference OrganizationObjectType*, @Skip_Non_Existing_Instances boolean
        Organization_Request_CriteriaType: Organization_Type_Reference Organization_TypeObjectType*, Include_Inactive boolean,
            Transaction_Log_Criteria Transaction_Log_CriteriaType*, Field_And_Parameter_Criteria_Data Field_And_Parameter_Criteria_Data_ListType
        Organization_Response_GroupType: Include_Roles_Data boolean, Include_Hierarchy_Data boolean, Include_Supervisory_Data boolean,
            Include_Staffing_Restrictions_Data boolean
        Organizations_Response_DataType: Organization Organization_WWSType*
        Organization_WWSType: Organization_Reference OrganizationObjectType, Organization_Data Organization_WWS_DataType
        Organization_WWS_DataType: Reference_ID string, Name string, Description string, Organization_Code string, Include_Manager_in_Name
            boolean, Include_Organization_Code_in_Name boolean, Organization_Type_Reference Organization_TypeObjectType,
            Organization_Subtype_Reference Organization_SubtypeObjectType, Availibility_Date dateTime, Last_Updated_DateTime dateTime, Inactive
            boolean, Inactive_Date date, Manager_Reference WorkerObjectType, Leadership_Reference WorkerObjectType*,
            Organization_Owner_Reference Organization_OwnerObjectType, Roles_Data Roles_Data_ListType, Hierarchy_Data
            Organization_Hierarchy_DataType, Supervisory_Data Supervisory_Org_DataType, Integration_Field_Override_Data
            Document_Field_Result_DataType*
        Roles_Data_ListType: Organization_Role_Data Organization_Role_Assignment_WWS_DataType*
        Organization_Role_Assignment_WWS_DataType: Role_Reference Assignable_RoleObjectType, Worker_Reference WorkerObjectType*
        Organization_Hierarchy_DataType: Top-Level_Organization_Reference OrganizationObjectType, Superior_Organization_Reference
            OrganizationObjectType, Subordinate_Organization_Reference OrganizationObjectType*, Included_Organization_Reference
            OrganizationObjectType*, Included_In_Organization_Reference OrganizationObjectType*
        Supervisory_Org_DataType: Staffing_Model string, Location_Reference LocationObjectType, Organization_Assignments_Data
            Organization_Assignments_DataType*, Available_For_Hire boolean, Hiring_Freeze boolean
        Document_Field_Result_DataType: Field_Reference Integration_Document_FieldObjectType, Value string
        Organization_Assignments_DataType: Organization_Type_Reference Organization_TypeObjectType, Organization_Reference
            OrganizationObjectType
        """;
}
