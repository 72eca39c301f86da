package io.minihost.server.programs.versions;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.registry.OwnPrograms;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows developers their versions. */
@Service
public class VersionList {

    private final OwnPrograms access;
    private final ProgramVersions versions;

    VersionList(OwnPrograms access, ProgramVersions versions) {
        this.access = access;
        this.versions = versions;
    }

    @Transactional(readOnly = true)
    public ProgramVersion one(Caller caller, AppId appId, String number) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        return versions.require(appId, number);
    }

    @Transactional(readOnly = true)
    public Page<VersionView> of(Caller caller, AppId appId, PageQuery query) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        var from = query.from(Cursor.END);
        return Page.of(
                        versions.before(appId.value(), from.at(), from.id(), Limit.of(query.oneMore())),
                        query,
                        version -> new Cursor(version.uploadedAt(), version.number()))
                .map(VersionView::of);
    }

    @Transactional(readOnly = true)
    public List<VersionView> of(Caller caller, AppId appId) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        return versions.findByAppIdOrderByUploadedAtDesc(appId.value()).stream()
                .map(VersionView::of)
                .toList();
    }
}
