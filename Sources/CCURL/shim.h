#ifndef TONGJI_CCURL_SHIM_H
#define TONGJI_CCURL_SHIM_H

#include <string.h>
#include <netinet/in.h>
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo take any type after the option, which Swift cannot call: one function a type.

static inline CURLcode tongji_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode tongji_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}
// The bytes are copied by libcurl.
static inline CURLcode tongji_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}
// The list is not copied: it must live as long as the transfer.
static inline CURLcode tongji_curl_set_headers(CURL *handle, struct curl_slist *value) {
  return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, value);
}
static inline CURLcode tongji_curl_set_error_buffer(CURL *handle, char *buffer) {
  return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}
static inline CURLcode tongji_curl_set_writer(CURL *handle, curl_write_callback function, void *state) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, function);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_WRITEDATA, state);
}
static inline CURLcode tongji_curl_set_header_reader(CURL *handle, curl_write_callback function, void *state) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, function);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_HEADERDATA, state);
}
static inline CURLcode tongji_curl_set_progress(CURL *handle, curl_xferinfo_callback function, void *state) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_XFERINFODATA, state);
}
static inline CURLcode tongji_curl_set_socket_opener(
    CURL *handle, curl_opensocket_callback function, void *state) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, function);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, state);
}

// http and https alone; the option by names came with libcurl 7.85, the older one is deprecated since.
static inline CURLcode tongji_curl_set_web_only(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  return curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

static inline long tongji_curl_long(CURL *handle, CURLINFO info) {
  long value = 0;
  return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}
static inline curl_off_t tongji_curl_size(CURL *handle, CURLINFO info) {
  curl_off_t value = 0;
  return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

// The address that a socket is wanted for, in the order of the network: 4 bytes, or 16, or 0 for another family.
static inline int tongji_curl_address(const struct curl_sockaddr *address, unsigned char bytes[16]) {
  if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
    memcpy(bytes, &((const struct sockaddr_in *)(const void *)&address->addr)->sin_addr, 4);
    return 4;
  }
  if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
    memcpy(bytes, &((const struct sockaddr_in6 *)(const void *)&address->addr)->sin6_addr, 16);
    return 16;
  }
  return 0;
}

// A part of a URL in its form for the wire: host names beyond ASCII in Punycode where this libcurl can (7.88).
static inline CURLUcode tongji_curl_part(CURLU *url, CURLUPart part, char **text) {
#ifdef CURLU_PUNYCODE
  return curl_url_get(url, part, text, part == CURLUPART_HOST || part == CURLUPART_URL ? CURLU_PUNYCODE : 0);
#else
  return curl_url_get(url, part, text, 0);
#endif
}

// A macro that Swift does not read.
static inline CURLcode tongji_curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

#endif
