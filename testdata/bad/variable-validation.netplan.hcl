cloud { region = "cn-hangzhou" }
variable "size" {
  default = 0 # want NP-VAR-INVALID, near 1
  validation {
    condition     = var.size > 0
    error_message = "The size must be positive."
  }
}
