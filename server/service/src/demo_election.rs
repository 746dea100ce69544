//! The demonstration's election: one, open, with a category for each group of participants.

use domain::{agency::OfficerGroup, election::CeremonyStep};
use store::{
    StoreError, Tx,
    election::{
        CategoryRow, Declared, PostRow, insert_category, insert_nominee, insert_post, insert_roll_entry,
        insert_seat, set_credential, set_trustee_numbers,
    },
};
use voting::CredentialKey;

/// Group, Vietnamese and English title, seats, whether blank is allowed; a voter chooses one at least and as
/// many as there are seats at most.
const CATEGORIES: [(OfficerGroup, &str, &str, i64, bool); 3] = [
    (OfficerGroup::CentreStaff, "Cán bộ, nhân viên của Trung tâm", "Staff of the Centre", 2, false),
    (
        OfficerGroup::AgencyOfficer,
        "Công chức, viên chức, chiến sĩ của các cơ quan tại quầy",
        "Officers of agencies at the counters",
        3,
        false,
    ),
    (
        OfficerGroup::PartnerStaff,
        "Nhân viên bưu chính, điện lực, ngân hàng",
        "Post, power and bank staff",
        1,
        true,
    ),
];
/// A seat needs the votes of half the roll, in basis points.
const APPROVAL_BP: i64 = 5_000;

/// What the election is made of besides the officers, who must be stored before.
pub(crate) struct DemoElection<'a> {
    /// Name that goes into every hash.
    pub name: &'a str,
    /// Every officer with the public half of the voting code; all of them are on the roll.
    pub roll: &'a [(i64, CredentialKey)],
    /// Staff codes of those who stand, each in the category of the own group.
    pub nominees: &'a [String],
    /// The trustees' accounts by seat, with what each posted in the key ceremony.
    pub trustees: &'a [(i64, &'a CeremonyPosts)],
    /// How many trustees are enough to count.
    pub threshold: u32,
}

/// What one trustee posted in the key ceremony.
pub(crate) struct CeremonyPosts {
    pub commit: String,
    pub reveal: String,
    pub deal: String,
    pub confirm: String,
}

/// Stores the open election and answers its id.
pub(crate) async fn load(
    tx: &mut Tx,
    campaign_id: i64,
    made: &DemoElection<'_>,
    now_ms: i64,
) -> Result<i64, StoreError> {
    let declared = Declared {
        title_vi: "Bình chọn gương điển hình phục vụ người dân, doanh nghiệp".to_owned(),
        title_en: "Election of officers exemplary in serving citizens and enterprises".to_owned(),
        rehearsal: false,
        approval_bp: APPROVAL_BP,
    };
    let election_id = store::election::insert(tx, campaign_id, made.name, &declared).await?;
    categories(tx, election_id, made.nominees).await?;
    for (officer_id, key) in made.roll {
        insert_roll_entry(tx, election_id, *officer_id).await?;
        set_credential(tx, election_id, *officer_id, &key.0).await?;
    }
    trustees(tx, election_id, made).await?;
    crate::election::begin_record(tx, election_id, now_ms).await?;
    Ok(election_id)
}

async fn categories(tx: &mut Tx, election_id: i64, nominees: &[String]) -> Result<(), StoreError> {
    let officers = store::agency::officers(tx).await?;
    for (position, (group, title_vi, title_en, seats, blank)) in (1..).zip(CATEGORIES) {
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
            blank,
        };
        let category_id = insert_category(tx, &category).await?;
        for officer in officers.iter().filter(|officer| officer.officer_group == group.name()) {
            if nominees.contains(&officer.staff_code) {
                insert_nominee(tx, category_id, officer.id, "", "").await?;
            }
        }
    }
    Ok(())
}

/// The trustees' seats and the posts that made the key.
async fn trustees(tx: &mut Tx, election_id: i64, made: &DemoElection<'_>) -> Result<(), StoreError> {
    let seats = i64::try_from(made.trustees.len()).unwrap_or(i64::MAX);
    set_trustee_numbers(tx, election_id, seats, made.threshold.into()).await?;
    for (seat, (account_id, posts)) in (1..).zip(made.trustees) {
        insert_seat(tx, election_id, seat, *account_id).await?;
        let steps = [
            (CeremonyStep::Commit, &posts.commit),
            (CeremonyStep::Reveal, &posts.reveal),
            (CeremonyStep::Deal, &posts.deal),
            (CeremonyStep::Confirm, &posts.confirm),
        ];
        for (step, body) in steps {
            let post = PostRow { seat, step: step.name().to_owned(), body: body.clone() };
            insert_post(tx, election_id, &post).await?;
        }
    }
    Ok(())
}
