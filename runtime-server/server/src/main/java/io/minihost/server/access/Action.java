package io.minihost.server.access;

import static io.minihost.server.access.OrganisationRole.ADMIN;
import static io.minihost.server.access.OrganisationRole.DATA;
import static io.minihost.server.access.OrganisationRole.DEVELOPER;
import static io.minihost.server.access.OrganisationRole.PUBLISHER;
import static io.minihost.server.access.OrganisationRole.TESTER;
import static io.minihost.server.access.PlatformRole.AUDITOR;
import static io.minihost.server.access.PlatformRole.OPERATOR;
import static io.minihost.server.access.PlatformRole.REVIEWER;
import static io.minihost.server.access.PlatformRole.SUPPORT;

import java.util.Locale;
import java.util.Set;

/**
 * Something to do, with the scope that a token needs for it and the roles that may do it: in an organisation for what is that
 * organisation's, at a merchant for what is that merchant's, on the platform for everything. Operators may do all.
 */
@SuppressWarnings("ImmutableEnumChecker") // its sets are Set.of
public enum Action {
    PROGRAM_VIEW(
            Scope.PROGRAMS_READ, Set.of(ADMIN, DEVELOPER, PUBLISHER, DATA, TESTER), Set.of(REVIEWER, SUPPORT, AUDITOR)),
    /** Opening versions that are not released. */
    PROGRAM_TRY(Scope.PROGRAMS_READ, Set.of(ADMIN, DEVELOPER, PUBLISHER, TESTER), Set.of(REVIEWER)),
    /** Reading what visits have logged, and what people say. */
    PROGRAM_LOG(Scope.PROGRAMS_READ, Set.of(ADMIN, DEVELOPER, PUBLISHER, DATA), Set.of(SUPPORT, AUDITOR)),
    PROGRAM_REGISTER(Scope.PROGRAMS_WRITE, Set.of(ADMIN, DEVELOPER), Set.of()),
    /** Names, domains and other settings that are not secret. */
    PROGRAM_CHANGE(Scope.PROGRAMS_WRITE, Set.of(ADMIN, DEVELOPER), Set.of()),
    PROGRAM_UPLOAD(Scope.PROGRAMS_UPLOAD, Set.of(ADMIN, DEVELOPER), Set.of()),
    PROGRAM_SUBMIT(Scope.PROGRAMS_RELEASE, Set.of(ADMIN, DEVELOPER, PUBLISHER), Set.of()),
    PROGRAM_RELEASE(Scope.PROGRAMS_RELEASE, Set.of(ADMIN, PUBLISHER), Set.of()),
    /** The appSecret, upload keys and whatever else those prove themselves with who act for the program. */
    PROGRAM_SECRETS(Scope.PROGRAMS_SECRETS, Set.of(ADMIN), Set.of()),
    PROGRAM_DELETE(Scope.PROGRAMS_WRITE, Set.of(ADMIN), Set.of()),
    /** Answering an operator who has frozen the program or has taken it down. */
    PROGRAM_APPEAL(Scope.PROGRAMS_WRITE, Set.of(ADMIN, DEVELOPER, PUBLISHER), Set.of()),
    /** Freezing programs, taking them down, deciding appeals, and what programs may use. */
    PROGRAM_SUPERVISE(Scope.PLATFORM_WRITE, Set.of(), Set.of()),
    VERSION_REVIEW(Scope.REVIEWS_WRITE, Set.of(), Set.of(REVIEWER)),
    ORGANISATION_VIEW(
            Scope.MEMBERS_READ, Set.of(ADMIN, DEVELOPER, PUBLISHER, DATA, TESTER), Set.of(REVIEWER, SUPPORT, AUDITOR)),
    ORGANISATION_CHANGE(Scope.MEMBERS_WRITE, Set.of(ADMIN), Set.of()),
    /** Reading what was done, and by whom. */
    ORGANISATION_AUDIT(Scope.MEMBERS_READ, Set.of(ADMIN), Set.of(AUDITOR)),
    MEMBERS_CHANGE(Scope.MEMBERS_WRITE, Set.of(ADMIN), Set.of()),
    TOKENS_CHANGE(Scope.TOKENS_WRITE, Set.of(ADMIN), Set.of()),
    PERSON_VIEW(Scope.PEOPLE_READ, Set.of(), Set.of(SUPPORT, AUDITOR)),
    PERSON_CHANGE(Scope.PEOPLE_WRITE, Set.of(), Set.of()),
    /** What people have, and what has come and gone. */
    WALLET_VIEW(Scope.WALLETS_READ, Set.of(), Set.of(SUPPORT, AUDITOR)),
    /** Putting money in and paying it out by hand. */
    WALLET_CHANGE(Scope.WALLETS_WRITE, Set.of(), Set.of()),
    LEDGER_VERIFY(Scope.LEDGER_READ, Set.of(), Set.of(AUDITOR)),
    PLATFORM_VIEW(Scope.PLATFORM_READ, Set.of(), Set.of(AUDITOR)),
    PLATFORM_CHANGE(Scope.PLATFORM_WRITE, Set.of(), Set.of()),
    /** Payments, refunds and what came of telling of them. */
    MERCHANT_VIEW(
            Scope.MERCHANTS_READ,
            Set.of(),
            Set.of(SUPPORT, AUDITOR),
            Set.of(MerchantRole.ADMIN, MerchantRole.FINANCE, MerchantRole.DEVELOPER, MerchantRole.VIEWER)),
    /** What the merchant's server has asked. */
    MERCHANT_LOG(
            Scope.MERCHANTS_READ,
            Set.of(),
            Set.of(SUPPORT, AUDITOR),
            Set.of(MerchantRole.ADMIN, MerchantRole.DEVELOPER)),
    /** Making merchants, and what they pay for it. */
    MERCHANT_REGISTER(Scope.MERCHANTS_WRITE, Set.of(), Set.of()),
    /** The name, programs and staff. */
    MERCHANT_CHANGE(Scope.MERCHANTS_WRITE, Set.of(), Set.of(), Set.of(MerchantRole.ADMIN)),
    /** Sending notifications again. */
    MERCHANT_RESEND(
            Scope.MERCHANTS_WRITE, Set.of(), Set.of(SUPPORT), Set.of(MerchantRole.ADMIN, MerchantRole.DEVELOPER)),
    /** Making a twin to rehearse with, and having its orders go wrong on purpose. */
    MERCHANT_REHEARSE(Scope.MERCHANTS_WRITE, Set.of(), Set.of(), Set.of(MerchantRole.ADMIN, MerchantRole.DEVELOPER)),
    /** The APIv3 key, certificates and public keys. */
    MERCHANT_SECRETS(Scope.MERCHANTS_SECRETS, Set.of(), Set.of(), Set.of(MerchantRole.ADMIN));

    private final Scope scope;
    private final Set<OrganisationRole> members;
    private final Set<PlatformRole> staff;
    private final Set<MerchantRole> merchants;

    Action(Scope scope, Set<OrganisationRole> members, Set<PlatformRole> staff) {
        this(scope, members, staff, Set.of());
    }

    Action(Scope scope, Set<OrganisationRole> members, Set<PlatformRole> staff, Set<MerchantRole> merchants) {
        this.scope = scope;
        this.members = members;
        this.staff = staff;
        this.merchants = merchants;
    }

    /** What a token must be good for. */
    public Scope scope() {
        return scope;
    }

    public boolean isAllowedTo(OrganisationRole role) {
        return members.contains(role);
    }

    public boolean isAllowedTo(PlatformRole role) {
        return role == OPERATOR || staff.contains(role);
    }

    public boolean isAllowedTo(MerchantRole role) {
        return merchants.contains(role);
    }

    /** Whether the members of an organisation may do it that an operator has frozen or banned: read, and appeal. */
    public boolean isLeftToClosed() {
        return this == PROGRAM_APPEAL || scope.isReading();
    }

    /** Such as {@code program.view}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
