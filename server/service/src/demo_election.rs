//! The demonstration's election: one, open, with a category for each group of participants.

use domain::agency::OfficerGroup;
use store::{
    StoreError, Tx,
    election::{CategoryRow, insert_category, insert_nominee, insert_roll_entry},
};

/// Group, Vietnamese and English title, seats; a voter chooses one at least and as many as there are seats at most.
const CATEGORIES: [(OfficerGroup, &str, &str, i64); 3] = [
    (OfficerGroup::CentreStaff, "Cán bộ, nhân viên của Trung tâm", "Staff of the Centre", 2),
    (
        OfficerGroup::AgencyOfficer,
        "Công chức, viên chức, chiến sĩ của các cơ quan tại quầy",
        "Officers of agencies at the counters",
        3,
    ),
    (OfficerGroup::PartnerStaff, "Nhân viên bưu chính, điện lực, ngân hàng", "Post, power and bank staff", 1),
];

/// Stores the open election and answers its id.
///
/// Agencies and officers must be stored before. Every stored officer is on the roll; `nominee_codes` are staff
/// codes, and each of these officers stands in the category of the own group.
pub(crate) async fn load(
    tx: &mut Tx,
    campaign_id: i64,
    nominee_codes: &[String],
    now_ms: i64,
) -> Result<i64, StoreError> {
    let election_id = store::election::insert(
        tx,
        campaign_id,
        "Bình chọn gương điển hình phục vụ người dân, doanh nghiệp",
        "Election of officers exemplary in serving citizens and enterprises",
    )
    .await?;
    let officers = store::agency::officers(tx).await?;
    for (position, (group, title_vi, title_en, seats)) in (1..).zip(CATEGORIES) {
        let category = CategoryRow {
            id: 0,
            election_id,
            position,
            officer_group: group.name().to_owned(),
            title_vi: title_vi.to_owned(),
            title_en: title_en.to_owned(),
            min_choices: 1,
            max_choices: seats,
            seats,
        };
        let category_id = insert_category(tx, &category).await?;
        let stands = |staff_code: &String| nominee_codes.contains(staff_code);
        for officer in officers.iter().filter(|officer| officer.officer_group == group.name()) {
            if stands(&officer.staff_code) {
                insert_nominee(tx, category_id, officer.id).await?;
            }
        }
    }
    for officer in &officers {
        insert_roll_entry(tx, election_id, officer.id).await?;
    }
    store::election::set_open(tx, election_id, now_ms).await?;
    Ok(election_id)
}
