package io.minihost.server.programs.rollout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a version is for; who is not meant keeps the version before. Named are those on the list, those with one of the tags, and
 * members, if it says so; everybody when nobody is named. Of those, the ones in one of the regions, from a time until another.
 *
 * @param people openids of the program, usernames, or ids of people
 * @param tags lists of people that the program keeps
 * @param members whether the members of the program's organisation are named too
 * @param regions what the operator's gateway says of where a request comes from, such as {@code CN}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Audience(
        @Size(max = Audience.PEOPLE_MAX) List<@NotBlank @Size(max = 100) String> people,
        @Size(max = 50) List<@NotNull @Pattern(regexp = Audience.TAG) String> tags,
        Boolean members,
        @Size(max = 100) List<@NotBlank @Size(max = 40) String> regions,
        @Nullable Instant from,
        @Nullable Instant until) {

    static final int PEOPLE_MAX = 5_000;
    static final String TAG = "[\\p{L}\\p{N}_-]{1,40}";

    public static final Audience EVERYBODY = new Audience(List.of(), List.of(), false, List.of(), null, null);

    /** Lists that nobody says anything about are empty. */
    public Audience(
            @Nullable List<String> people,
            @Nullable List<String> tags,
            @Nullable Boolean members,
            @Nullable List<String> regions,
            @Nullable Instant from,
            @Nullable Instant until) {
        this.people = listed(people);
        this.tags = listed(tags);
        this.members = Boolean.TRUE.equals(members);
        this.regions = listed(regions);
        this.from = from;
        this.until = until;
    }

    /** Whether some are named, and others thus are not. */
    @JsonIgnore
    public boolean isNamed() {
        return !people.isEmpty() || !tags.isEmpty() || members;
    }

    /** Whether it leaves nobody out. */
    @JsonIgnore
    public boolean isEverybody() {
        return !isNamed() && regions.isEmpty() && from == null && until == null;
    }

    /** An element that is null stays, so that it is refused: without it nobody might be named, which means everybody. */
    private static List<String> listed(@Nullable List<String> some) {
        return some == null ? List.of() : some.stream().distinct().toList();
    }
}
