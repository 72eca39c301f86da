package io.minihost.server.feedback;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people have said of programs, for themselves. */
@Configuration(proxyBeanMethods = false)
class FeedbackData {

    @Bean
    PersonalData personalDataOfFeedback() {
        return PersonalData.of("feedback", PersonalTable.of("program_feedback", "app_id, kind, reason, message, at"));
    }
}
