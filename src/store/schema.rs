//! The tables, as the migrations make them; `tests/store.rs` compares both.

diesel::table! {
    about (key) {
        key -> Text,
        value -> Text,
    }
}

diesel::table! {
    accounts (id) {
        id -> Integer,
        login -> Text,
        name -> Text,
        role -> Text,
        password -> Nullable<Text>,
        disabled -> Bool,
        builtin -> Bool,
        created_at -> Text,
        manager_until -> Nullable<Text>,
        lang -> Nullable<Text>,
        scope -> Nullable<Text>,
        totp -> Nullable<Binary>,
        totp_step -> Nullable<BigInt>,
    }
}

diesel::table! {
    annotation_withdrawals (position) {
        position -> BigInt,
        annotation -> BigInt,
    }
}

diesel::table! {
    annotations (position) {
        position -> BigInt,
        programme -> Integer,
        on_day -> Date,
        text -> Text,
    }
}

diesel::table! {
    audit (id) {
        id -> BigInt,
        at -> Text,
        author -> Text,
        action -> Text,
        position -> Nullable<BigInt>,
        detail -> Text,
    }
}

diesel::table! {
    batches (id) {
        id -> Integer,
        kind -> Text,
        sha256 -> Binary,
        file -> Text,
        author -> Text,
        taken_at -> Text,
        rows -> BigInt,
        undone_at -> Nullable<Text>,
        history -> Nullable<Text>,
        first -> Nullable<BigInt>,
        last -> Nullable<BigInt>,
        before -> Nullable<Text>,
    }
}

diesel::table! {
    board_links (id) {
        id -> Integer,
        token -> Binary,
        name -> Text,
        programme -> Integer,
        created_by -> Text,
        created_at -> Text,
        expires_at -> Text,
        opened -> BigInt,
        opened_at -> Nullable<Text>,
        revoked_at -> Nullable<Text>,
    }
}

diesel::table! {
    closing_sums (closing, programme, stage, month, year_only, operation, territory) {
        closing -> BigInt,
        programme -> Integer,
        stage -> Text,
        month -> Text,
        year_only -> Bool,
        operation -> Integer,
        estate -> Integer,
        landlord -> Integer,
        commune -> Text,
        territory -> Text,
        dwellings -> BigInt,
        entries -> BigInt,
        defective -> BigInt,
    }
}

diesel::table! {
    communes (insee) {
        insee -> Text,
        name -> Text,
        department -> Text,
        population -> Nullable<Integer>,
        until -> Nullable<Date>,
        position -> BigInt,
    }
}

diesel::table! {
    defects (position) {
        position -> BigInt,
        entry -> BigInt,
        kind -> Text,
        on_day -> Date,
        booked -> Date,
        dwellings -> BigInt,
        reverses -> Nullable<BigInt>,
        note -> Nullable<Text>,
        recorded_on -> Date,
    }
}

diesel::table! {
    departments (code) {
        code -> Text,
        name -> Text,
    }
}

diesel::table! {
    dwellings (id) {
        id -> Integer,
        estate -> Integer,
        landlord -> Integer,
        number -> Text,
        rpls -> Nullable<Text>,
        address -> Nullable<Text>,
        surface -> Nullable<Integer>,
        position -> BigInt,
        before_class -> Nullable<Text>,
        before_on -> Nullable<Date>,
        before_kwh -> Nullable<Integer>,
        before_co2 -> Nullable<Integer>,
        after_class -> Nullable<Text>,
        after_on -> Nullable<Date>,
        after_kwh -> Nullable<Integer>,
        after_co2 -> Nullable<Integer>,
        cost -> Nullable<BigInt>,
        withdrawn -> Bool,
    }
}

diesel::table! {
    editions (number) {
        number -> Integer,
        position -> BigInt,
        programme -> Integer,
        known -> BigInt,
        known_on -> Date,
        to_day -> Date,
        comment -> Nullable<Text>,
        manifest -> Text,
        archive -> Binary,
    }
}

diesel::table! {
    entries (position) {
        position -> BigInt,
        operation -> Integer,
        stage -> Text,
        on_day -> Date,
        precision -> Text,
        booked -> Date,
        dwellings -> BigInt,
        reverses -> Nullable<BigInt>,
        replaces -> Nullable<BigInt>,
        reason -> Nullable<Text>,
        note -> Nullable<Text>,
        reference -> Nullable<Text>,
        confirmed -> Nullable<Text>,
        batch -> Nullable<Integer>,
        recorded_on -> Date,
    }
}

diesel::table! {
    epcis (siren) {
        siren -> Text,
        name -> Text,
        signatory -> Bool,
        position -> BigInt,
    }
}

diesel::table! {
    estates (id) {
        id -> Integer,
        code -> Text,
        former_codes -> Text,
        name -> Text,
        commune -> Nullable<Text>,
        other_communes -> Text,
        landlords -> Text,
        dwellings -> Nullable<BigInt>,
        dwellings_on -> Nullable<Date>,
        source -> Nullable<Text>,
        heritage -> Nullable<Bool>,
        priority -> Nullable<Bool>,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        remark -> Nullable<Text>,
        fictional -> Bool,
        position -> BigInt,
        withdrawn -> Bool,
    }
}

diesel::table! {
    events (position) {
        position -> BigInt,
        kind -> Text,
        recorded_at -> Text,
        recorded_on -> Date,
        author -> Text,
        subject -> Nullable<Integer>,
        body -> Nullable<Text>,
        previous -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    idempotency_keys (account, key) {
        account -> Integer,
        key -> Text,
        request -> Binary,
        answer -> Text,
        at -> Text,
    }
}

diesel::table! {
    landlords (id) {
        id -> Integer,
        code -> Text,
        name -> Text,
        position -> BigInt,
    }
}

diesel::table! {
    memberships (id) {
        id -> Integer,
        commune -> Text,
        epci -> Text,
        from_day -> Nullable<Date>,
        to_day -> Nullable<Date>,
        position -> BigInt,
        ended -> Nullable<BigInt>,
    }
}

diesel::table! {
    named (dwelling, stage, class) {
        dwelling -> Integer,
        stage -> Text,
        class -> Text,
        entry -> BigInt,
    }
}

diesel::table! {
    naming_dwellings (naming, dwelling) {
        naming -> BigInt,
        dwelling -> Integer,
    }
}

diesel::table! {
    namings (position) {
        position -> BigInt,
        entry -> BigInt,
        class -> Text,
        removes -> Bool,
    }
}

diesel::table! {
    one_time_links (token) {
        token -> Binary,
        purpose -> Text,
        account -> Nullable<Integer>,
        expires_at -> Text,
        used_at -> Nullable<Text>,
    }
}

diesel::table! {
    operations (id) {
        id -> Integer,
        code -> Text,
        name -> Text,
        estate -> Integer,
        landlord -> Integer,
        contract -> Nullable<Text>,
        kind -> Text,
        planned -> Nullable<BigInt>,
        financed_first -> Nullable<Date>,
        financed_last -> Nullable<Date>,
        ordered_first -> Nullable<Date>,
        ordered_last -> Nullable<Date>,
        started_first -> Nullable<Date>,
        started_last -> Nullable<Date>,
        delivered_first -> Nullable<Date>,
        delivered_last -> Nullable<Date>,
        outside -> Bool,
        cdc_loan -> Nullable<Bool>,
        reports -> Bool,
        unspecified -> Bool,
        position -> BigInt,
    }
}

diesel::table! {
    plan_draft_lines (id) {
        id -> Integer,
        programme -> Integer,
        year -> Integer,
        estate -> Nullable<Integer>,
        dwellings -> BigInt,
    }
}

diesel::table! {
    plan_drafts (programme) {
        programme -> Integer,
        target -> BigInt,
        last_day -> Date,
        revision -> Integer,
        updated_by -> Text,
        updated_at -> Text,
    }
}

diesel::table! {
    plan_lines (id) {
        plan -> BigInt,
        year -> Integer,
        estate -> Nullable<Integer>,
        dwellings -> BigInt,
        id -> Integer,
    }
}

diesel::table! {
    plans (position) {
        position -> BigInt,
        programme -> Integer,
        version -> Integer,
        adopted_on -> Date,
        decision -> Text,
        reason -> Text,
        unconfirmed -> Bool,
        target -> BigInt,
        first_day -> Date,
        last_day -> Date,
        requested_by -> Nullable<Text>,
    }
}

diesel::table! {
    programmes (id) {
        id -> Integer,
        code -> Text,
        name -> Text,
        first_day -> Date,
        last_day -> Date,
        landlords -> Text,
        stage -> Text,
        kinds -> Text,
        target -> BigInt,
        position -> BigInt,
    }
}

diesel::table! {
    proposal_files (proposal) {
        proposal -> Integer,
        bytes -> Binary,
    }
}

diesel::table! {
    proposals (id) {
        id -> Integer,
        kind -> Text,
        sha256 -> Binary,
        file -> Text,
        account -> Integer,
        brought_at -> Text,
        settings -> Text,
        revision -> Integer,
        state -> Text,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Text>,
        alone -> Bool,
        batch -> Nullable<Integer>,
        first -> Nullable<BigInt>,
        last -> Nullable<BigInt>,
    }
}

diesel::table! {
    recovery_codes (account, code) {
        account -> Integer,
        code -> Binary,
        used_at -> Nullable<Text>,
    }
}

diesel::table! {
    requests (id) {
        id -> Integer,
        act -> Text,
        subject -> Text,
        terms -> Text,
        account -> Integer,
        at -> Text,
    }
}

diesel::table! {
    rollup_estate_months (programme, stage, month, estate, year_only) {
        programme -> Integer,
        stage -> Text,
        month -> Text,
        estate -> Integer,
        year_only -> Bool,
        dwellings -> BigInt,
        entries -> BigInt,
    }
}

diesel::table! {
    rollup_estates (programme, stage, estate) {
        programme -> Integer,
        stage -> Text,
        estate -> Integer,
        dwellings -> BigInt,
        entries -> BigInt,
    }
}

diesel::table! {
    rollup_months (programme, stage, month, year_only) {
        programme -> Integer,
        stage -> Text,
        month -> Text,
        year_only -> Bool,
        dwellings -> BigInt,
        entries -> BigInt,
    }
}

diesel::table! {
    rollup_operations (operation, stage) {
        operation -> Integer,
        stage -> Text,
        dwellings -> BigInt,
        entries -> BigInt,
        first_on -> Nullable<Date>,
        last_on -> Nullable<Date>,
    }
}

diesel::table! {
    rollup_territories (programme, stage, territory) {
        programme -> Integer,
        stage -> Text,
        territory -> Text,
        dwellings -> BigInt,
        entries -> BigInt,
    }
}

diesel::table! {
    rollup_territory_months (programme, stage, month, territory, year_only) {
        programme -> Integer,
        stage -> Text,
        month -> Text,
        territory -> Text,
        year_only -> Bool,
        dwellings -> BigInt,
        entries -> BigInt,
    }
}

diesel::table! {
    security (id) {
        id -> BigInt,
        at -> Text,
        author -> Text,
        action -> Text,
        address -> Nullable<Text>,
        detail -> Text,
    }
}

diesel::table! {
    sessions (id) {
        id -> Integer,
        token -> Binary,
        account -> Integer,
        created_at -> Text,
        expires_at -> Text,
        address -> Nullable<Text>,
        agent -> Nullable<Text>,
        pending -> Bool,
    }
}

diesel::table! {
    statements (position) {
        position -> BigInt,
        estate -> Integer,
        stage -> Text,
        month -> Text,
    }
}

diesel::table! {
    year_states (position) {
        position -> BigInt,
        year -> Integer,
        state -> Text,
        number -> Nullable<BigInt>,
        reason -> Nullable<Text>,
        note -> Nullable<Text>,
        requested_by -> Nullable<Text>,
        unconfirmed -> Bool,
    }
}

diesel::table! {
    tokens (account) {
        account -> Integer,
        name -> Text,
        token -> Binary,
        created_by -> Text,
        created_at -> Text,
        expires_at -> Text,
        used_at -> Nullable<Text>,
        revoked_at -> Nullable<Text>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    about,
    accounts,
    annotation_withdrawals,
    annotations,
    audit,
    batches,
    board_links,
    closing_sums,
    communes,
    defects,
    departments,
    dwellings,
    editions,
    entries,
    epcis,
    estates,
    events,
    idempotency_keys,
    landlords,
    memberships,
    named,
    naming_dwellings,
    namings,
    one_time_links,
    operations,
    plan_draft_lines,
    plan_drafts,
    plan_lines,
    plans,
    programmes,
    proposal_files,
    proposals,
    recovery_codes,
    requests,
    rollup_estate_months,
    rollup_estates,
    rollup_months,
    rollup_operations,
    rollup_territories,
    rollup_territory_months,
    security,
    sessions,
    statements,
    tokens,
    year_states
);
