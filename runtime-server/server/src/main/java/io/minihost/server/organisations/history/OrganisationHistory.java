package io.minihost.server.organisations.history;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.audit.AuditEntries;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.organisations.OrganisationAccess;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells callers what was done to what is theirs: to everything for the platform's auditors, else to organisations and their programs. */
@Service
@Transactional(readOnly = true)
class OrganisationHistory {

    private final AuditEntries entries;
    private final OrganisationAccess access;
    private final JdbcClient jdbc;

    OrganisationHistory(AuditEntries entries, OrganisationAccess access, JdbcClient jdbc) {
        this.entries = entries;
        this.access = access;
        this.jdbc = jdbc;
    }

    /**
     * What is wanted; null for all.
     *
     * @param organisation it and its programs
     * @param subject to which something was done, such as an appId
     * @param actor who did it
     */
    record Wanted(
            @Nullable OrganisationId organisation,
            @Nullable String subject,
            @Nullable String actor) {}

    Page<AuditEntries.Entry> of(Caller caller, Wanted wanted, PageQuery query) {
        var found = entries.of(subjects(caller, wanted), wanted.actor(), before(query), query.oneMore());
        return Page.of(found, query, entry -> new Cursor(entry.at(), String.valueOf(entry.id())));
    }

    /** @return null for all there are */
    private @Nullable Set<String> subjects(Caller caller, Wanted wanted) {
        var subject = wanted.subject();
        if (wanted.organisation() != null) {
            access.require(caller, wanted.organisation(), Action.ORGANISATION_AUDIT);
            return only(subject, belongings(Set.of(wanted.organisation())));
        }
        if (caller.mayEverywhere(Action.ORGANISATION_AUDIT)) {
            return subject == null ? null : Set.of(subject);
        }
        var own = access.where(caller, Action.ORGANISATION_AUDIT);
        if (own.isEmpty()) {
            throw caller.refusal(Action.ORGANISATION_AUDIT);
        }
        return only(subject, belongings(own));
    }

    private static Set<String> only(@Nullable String subject, Set<String> all) {
        if (subject == null) {
            return all;
        }
        return all.contains(subject) ? Set.of(subject) : Set.of();
    }

    /** The organisations and what belongs to them, as the audit log names it. */
    private Set<String> belongings(Set<OrganisationId> organisations) {
        var all = new HashSet<String>();
        organisations.forEach(one -> all.add(one.toString()));
        all.addAll(jdbc.sql("select app_id from program where organisation_id in (:organisations)")
                .param(
                        "organisations",
                        organisations.stream().map(OrganisationId::value).toList())
                .query(String.class)
                .list());
        return all;
    }

    private static long before(PageQuery query) {
        if (query.after() == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(query.from(Cursor.END).id());
        } catch (NumberFormatException e) {
            throw Problem.badRequest("after is what a page before said as next.")
                    .code("invalid_cursor");
        }
    }
}
