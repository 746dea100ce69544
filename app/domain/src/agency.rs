//! Agencies and the officers who take part.

use crate::named_enum;

named_enum! {
    /// What kind of body an agency is.
    AgencyKind {
        /// A department of the province.
        Department = "department",
        /// A central body with a branch in the province: police, social insurance.
        CentralVertical = "central_vertical",
        /// A district administration.
        District = "district",
        /// A commune administration.
        Commune = "commune",
        /// The Public Administrative Service Centre itself.
        Centre = "centre",
        /// Post office, power company, bank.
        Partner = "partner",
    }
}

named_enum! {
    /// The three groups of participants, each with standards of its own.
    OfficerGroup {
        /// Officials and employees of the Centre.
        CentreStaff = "centre_staff",
        /// Officials of departments who sit at the Centre's counters.
        AgencyOfficer = "agency_officer",
        /// Staff of the post office, the power company and the bank.
        PartnerStaff = "partner_staff",
    }
}
