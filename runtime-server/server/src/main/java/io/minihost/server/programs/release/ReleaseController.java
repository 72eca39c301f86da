package io.minihost.server.programs.release;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.rollout.Recipients;
import io.minihost.server.programs.rollout.ReleaseHistory;
import io.minihost.server.programs.rollout.ReleaseOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programs/{appId}/releases")
@Tag(name = "Releases")
class ReleaseController {

    private final ReleaseDesk desk;

    ReleaseController(ReleaseDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/current")
    @Operation(summary = "Shows the gray version and who gets it, or the one that everybody gets when none is gray")
    ResponseEntity<ReleaseView> current(Caller caller, @PathVariable AppId appId) {
        var found = desk.current(caller, appId);
        return ResponseEntity.ok().eTag(IfMatch.tag(found.tag())).body(found.release());
    }

    @GetMapping("/current/person")
    @Operation(summary = "Says which version a person would get who opened the program now")
    ReleaseDesk.Lot lot(
            Caller caller,
            @PathVariable AppId appId,
            @RequestParam @NotBlank @Size(max = 100) String person,
            @RequestParam(defaultValue = "") @Size(max = 40) String region) {
        return desk.lot(caller, appId, person.strip(), region);
    }

    @PostMapping("/reach")
    @Operation(summary = "Counts how many people a release would reach, without making it")
    Recipients.Reach reach(Caller caller, @PathVariable AppId appId, @Valid @RequestBody ReleaseOrder order) {
        return desk.reach(caller, appId, order);
    }

    @GetMapping("/history")
    @Operation(summary = "Lists who did what to releases and why, newest first")
    Page<ReleaseHistory.Change> history(
            Caller caller, @PathVariable AppId appId, @Valid @ParameterObject PageQuery query) {
        return desk.history(caller, appId, query);
    }
}
