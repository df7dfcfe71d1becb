#include "CCurl.h"

#include <netinet/in.h>
#include <sys/socket.h>

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_data_callback(CURL *handle, CURLoption option, curl_write_callback callback) {
    return curl_easy_setopt(handle, option, callback);
}

CURLcode ccurl_set_prereq_callback(CURL *handle, curl_prereq_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}

CURLcode ccurl_set_sockopt_callback(CURL *handle, curl_sockopt_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, callback);
}

CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

static int local_port(curl_socket_t socket) {
    struct sockaddr_storage address;
    socklen_t length = sizeof address;
    if (getsockname(socket, (struct sockaddr *)&address, &length) != 0) return -1;
    if (address.ss_family == AF_INET) return ntohs(((struct sockaddr_in *)&address)->sin_port);
    if (address.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&address)->sin6_port);
    return -1;
}

int ccurl_has_input(const curl_socket_t *sockets, size_t count, int port) {
    char byte;
    for (size_t i = 0; i < count; i++)
        if (local_port(sockets[i]) == port)
            return recv(sockets[i], &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0;
    return 0;
}

void ccurl_perform(CURLM *multi, CURL *const *handles, CURLcode *results, size_t count) {
    for (size_t i = 0; i < count; i++) {
        results[i] = CURLE_FAILED_INIT;
        curl_multi_add_handle(multi, handles[i]);
    }
    int running = 0;
    while (curl_multi_perform(multi, &running) == CURLM_OK && running > 0)
        if (curl_multi_poll(multi, NULL, 0, 1000, NULL) != CURLM_OK) break;
    int left = 0;
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));)
        for (size_t i = 0; i < count; i++)
            if (message->msg == CURLMSG_DONE && message->easy_handle == handles[i])
                results[i] = message->data.result;
    for (size_t i = 0; i < count; i++) curl_multi_remove_handle(multi, handles[i]);
}
