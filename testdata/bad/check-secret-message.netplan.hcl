cloud { region = "cn-hangzhou" }
variable "key" {
  default   = "an example key"
  sensitive = true
}
check "key" {
  assert {
    condition     = strlen(var.key) > 20         # want NP-CHECK
    error_message = "The key is ${var.key}." # want NP-ATTR-TYPE, near "The key is too short."
  }
}
