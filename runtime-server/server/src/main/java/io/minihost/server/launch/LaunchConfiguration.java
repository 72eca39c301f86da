package io.minihost.server.launch;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class LaunchConfiguration {

    @Bean
    FilterRegistrationBean<AssetFilter> assetFilter(BundleAssets bundles, ViewAssets view) {
        var registration = new FilterRegistrationBean<>(new AssetFilter(bundles, view));
        registration.addUrlPatterns(AssetFilter.BUNDLES + "*", AssetFilter.VIEW + "*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
