package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows developers their versions. */
@Service
class VersionList {

    private final Access access;
    private final ProgramVersions versions;

    VersionList(Access access, ProgramVersions versions) {
        this.access = access;
        this.versions = versions;
    }

    @Transactional(readOnly = true)
    public List<VersionView> of(Caller caller, AppId appId) {
        access.require(caller, appId);
        return versions.findByAppIdOrderByUploadedAtDesc(appId.value()).stream()
                .map(VersionView::of)
                .toList();
    }
}
