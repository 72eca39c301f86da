package io.minihost.server.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version consists of, and what somebody should look at. Lists are cut after some hundred entries.
 *
 * @param bytes of all files
 * @param files the largest first
 * @param pages of the program
 * @param deadPages pages that nothing in the program seems to lead to
 * @param secrets what looks like a key or a password
 * @param dynamicCode where code is made of text
 * @param domains servers whose addresses are in the scripts
 * @param apis what the scripts ask of the host
 * @param licences what files say of their licence
 * @param packages of npm that it brings along
 */
@Schema(name = "VersionReport")
record StaticReport(
        String version,
        long bytes,
        int fileCount,
        List<FileSize> files,
        List<String> pages,
        List<String> deadPages,
        List<Finding> secrets,
        List<Finding> dynamicCode,
        List<Domain> domains,
        List<Api> apis,
        List<Finding> licences,
        List<String> packages) {

    /** A file and its size. */
    @Schema(name = "ReportFile")
    record FileSize(String path, int bytes) {}

    /**
     * Something at a place.
     *
     * @param what the kind of key, of call, or the licence
     * @param shown what stands there, shortened; of a key no more than its beginning
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportFinding")
    record Finding(
            String what, String file, int line, @Nullable String shown) {}

    /**
     * A server.
     *
     * @param file where its address stands first
     * @param count how often
     * @param isListed whether the program's lists of domains have it
     * @param isTracker whether it is known for following people
     */
    @Schema(name = "ReportDomain")
    record Domain(String origin, String file, int line, int count, boolean isListed, boolean isTracker) {}

    /**
     * A host API.
     *
     * @param count how often its name stands there
     * @param isSensitive whether it is about what people would rather keep
     */
    @Schema(name = "ReportApi")
    record Api(String name, String file, int line, int count, boolean isSensitive) {}
}
